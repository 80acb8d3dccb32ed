enum MusterPlaceholder {}
