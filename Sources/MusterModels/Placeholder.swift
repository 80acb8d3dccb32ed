enum MusterModelsPlaceholder {}
