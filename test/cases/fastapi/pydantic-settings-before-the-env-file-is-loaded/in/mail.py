from dotenv import load_dotenv

load_dotenv()


def send():
    return {}
