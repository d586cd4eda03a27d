"""Report (文书): preview, verification, save, print, delivery, amendment."""
