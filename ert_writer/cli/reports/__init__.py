"""Writers of findings: text with carets, JSON, JSON lines, SARIF 2.1.0, HTML and MQM-style CSV."""
