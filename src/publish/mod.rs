//! Makes the target folder equal to the outputs, whole or not at all.
