"""What is measured. Each module prints one line a figure, `name value unit`, and merges it into results.json."""
