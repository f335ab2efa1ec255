SECRET_KEY = 'another project'
