def populate(env, namespace):
    namespace['DEBUG'] = env.bool('DEBUG')
