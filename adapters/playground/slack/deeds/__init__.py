"""What people can do in front of this Slack, each as Slack's own client would send it on."""
