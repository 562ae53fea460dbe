"""What any back end of the state must do, by the stores' own methods alone: no statement, no file, no clock."""
