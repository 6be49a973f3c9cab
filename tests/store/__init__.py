"""The store on both databases: one contract, real migrations, real servers."""
