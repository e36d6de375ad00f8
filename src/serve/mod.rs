//! The workbench: a web page on this machine.
