//! The tantivy index of all statements: schema, analyzer, writer.
