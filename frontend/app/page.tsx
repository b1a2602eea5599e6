import { WelcomePage } from "@/platform/welcome/welcome-page";
// ridehailing:begin
import { HomePage } from "@/ridehailing/quote/home-page";

// ridehailing:end

const homePages = [
  // The first one is shown: a slice's home page comes before the welcome.
  // ridehailing:begin
  HomePage,
  // ridehailing:end
  WelcomePage,
];

const [Page = WelcomePage] = homePages;

export default Page;
