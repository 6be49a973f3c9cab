"""Stories about who counts: rules, bursts that are held, people who are blocked or leave."""
