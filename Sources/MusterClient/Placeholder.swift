enum MusterClientPlaceholder {}
