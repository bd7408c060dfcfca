// Nothing to call: see CGlibcFloor.c.
