GARDEN_NAME = 'garden'
