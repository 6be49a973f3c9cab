"""When a channel's weekly post is due: at its own local hour, in any zone, once a week; and how people say so."""
