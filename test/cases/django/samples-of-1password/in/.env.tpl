# op run --env-file=.env.tpl -- python manage.py runserver
SECRET_KEY=op://dev/garden/secret-key
DATABASE_URL="op://dev/garden-db/url"
