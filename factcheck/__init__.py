"""What a claim is, and everything that is computed about it: values in, values out."""
