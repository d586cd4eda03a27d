"""The page 全部证据: all photos of a visit in a grid."""
