def settings_module():
    return 'garden.settings'
