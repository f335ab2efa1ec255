class Settings:
    @classmethod
    def load_settings(cls, module_name):
        register(cls, module_name)
