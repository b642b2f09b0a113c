"""From an officer's letter to a policy-approved reply, on the specialist's own machine."""

__version__ = "0.1.0"
