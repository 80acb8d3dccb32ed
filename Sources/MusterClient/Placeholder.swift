/// Placeholder.
enum ClientPlaceholder {}
