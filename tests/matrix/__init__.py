"""Every page in every state, over real stores and services: measured by the tests, photographed by make screenshots."""
