// Placeholder of the first configuration; the module lists its real sources beside it.
