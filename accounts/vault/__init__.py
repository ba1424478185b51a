"""The vault: secrets sealed with a key per workspace, which a master key wraps. Plain cryptography, no ORM, no settings.

`sealing` is AES-256-GCM, `masters` are what wraps a workspace's key (a key of this installation, or AWS KMS).
"""
