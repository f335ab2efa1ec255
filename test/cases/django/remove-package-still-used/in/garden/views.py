from wristband.django_auth import WristbandAuth

auth = WristbandAuth
