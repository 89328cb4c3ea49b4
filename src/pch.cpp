// Owner of the precompiled header of src/ and app/.
