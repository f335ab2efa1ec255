from company_tools import CompanyConfiguration
from configurations import Configuration


class Base(CompanyConfiguration, Configuration):
    DEBUG = False
