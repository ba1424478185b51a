"""The gateway: the one way to a model. It knows keys, prices, retries, repairs and what may be written down.

The web process uses `providers` only (which models there are, what a call may cost); asking happens in workers,
where `litellm_client` is loaded.
"""
