"""Tables of offices to matters: pure steps from a grid of cells to drafts and remarks."""
