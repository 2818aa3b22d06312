"""Wrong answers of a key's own sort, by what the key is: values, and names."""
