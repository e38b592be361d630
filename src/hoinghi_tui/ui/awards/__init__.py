"""F7 Khen thưởng: the handing over and its form."""
