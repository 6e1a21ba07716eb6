"""The common language: vocabulary and shapes in Turtle, the same concepts as frozen types."""
