"""From a letter to its translation: one record a sentence, six steps, every token accounted for."""
