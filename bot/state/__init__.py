"""What changes while the program runs, in one database: settings of servers, and who changed them."""
