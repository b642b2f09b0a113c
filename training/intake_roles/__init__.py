"""How the weights are learnt by which intake chooses roles and fields."""
