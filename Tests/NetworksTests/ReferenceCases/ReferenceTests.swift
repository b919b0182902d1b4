import Testing

/// The engine beside reference values from automatic differentiation in float64 (Reference/README.md).
@Suite(.serialized) struct ReferenceTests {}
