"""What answers the commands, by subject: each handler takes a command and gives what came of it."""
