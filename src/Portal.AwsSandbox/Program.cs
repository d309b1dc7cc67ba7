using Portal.AwsSandbox;

return await Sandbox.RunAsync(args);
