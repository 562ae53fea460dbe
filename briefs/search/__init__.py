"""From what people type to the passages they mean."""
