"""An invented region for the whole audit, written blind: forms, documents, and what an expert would say."""
