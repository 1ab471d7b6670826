"""What the dashboard shows: pure functions from the frames to rows, figures and files, and the elements around them."""
