"""`duongve …`: every use of the engine from a terminal, for a person or for a program."""
