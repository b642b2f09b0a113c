"""Spanish (and Portuguese) to English: a MarianMT model of 20 million weights, started from Bergamot's, trained on a CPU."""
