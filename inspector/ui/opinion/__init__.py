"""Opinion (意见): the overall opinion and the school's word."""
