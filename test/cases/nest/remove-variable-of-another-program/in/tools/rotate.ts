console.log(process.env.WRISTBAND_SESSION_SECRET?.length);
