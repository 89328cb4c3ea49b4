// Owner of the precompiled header of ui/.
