"""What a spreadsheet takes for a formula where a cell begins with it, in its full-width form too."""

RISKY = tuple("=+-@\t\r\n＝＋－＠")
