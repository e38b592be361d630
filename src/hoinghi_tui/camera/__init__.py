"""Reading badges by a webcam: pictures in, codes out; knows no conference."""
